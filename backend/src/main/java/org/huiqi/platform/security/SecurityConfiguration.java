package org.huiqi.platform.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.huiqi.platform.web.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Deny by default. One session opens the portal, the back office, the engine's web applications and engine-rest; applicants
 * get neither of the last two. The engine's web applications bring their own CSRF check and headers.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:;"
                    + " frame-ancestors 'self'; base-uri 'self'; form-action 'self'; object-src 'none'";

    private static final String[] PUBLIC_READS = {
        "/api/policies/**", "/api/policy-documents/**", "/api/calendar/**", "/api/public-notices"
    };

    private static final String[] PAGES = {
        "/", "/*.html", "/admin", "/admin/**", "/assets/**", "/favicon.ico", "/favicon.svg", "/robots.txt", "/error"
    };

    @Bean
    SecurityContextRepository securityContextRepository() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    CookieCsrfTokenRepository csrfTokenRepository() {
        CookieCsrfTokenRepository repository = CookieCsrfTokenRepository.withHttpOnlyFalse();
        repository.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return repository;
    }

    /** The engine's web applications: staff only; the page that would create a first administrator does not exist here. */
    @Bean
    @Order(1)
    SecurityFilterChain webapps(HttpSecurity http, SecurityContextRepository contexts, ObjectMapper json)
            throws Exception {
        return http.securityMatcher(path("/camunda/**"))
                .securityContext(context -> context.securityContextRepository(contexts))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::sameOrigin))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                path("/camunda/api/admin/setup/**"),
                                path("/camunda/app/admin/*/setup/**"),
                                path("/camunda/api/admin/auth/user/*/login/*"))
                        .denyAll()
                        .anyRequest()
                        .hasRole("STAFF"))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(new LoginOrProblem(json))
                        .accessDeniedHandler(denied(json)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain application(
            HttpSecurity http,
            SecurityContextRepository contexts,
            CookieCsrfTokenRepository csrfTokens,
            ObjectMapper json)
            throws Exception {
        return http.securityContext(context -> context.securityContextRepository(contexts))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers(
                                "/api/policies/*/evaluate", "/api/policies/match", "/api/policies/finder"))
                .addFilterAfter(new CsrfCookieFilter(), CsrfFilter.class)
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::sameOrigin)
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                request -> request.getRequestURI().startsWith("/api/")
                                        || request.getRequestURI().startsWith("/engine-rest/"),
                                new CacheControlHeadersWriter()))
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .cacheControl(
                                org.springframework.security.config.annotation.web.configurers.HeadersConfigurer
                                                .CacheControlConfig::disable))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(path("/engine-rest/**"))
                                .hasRole("STAFF")
                                .requestMatchers("/api/session", "/api/info")
                                .permitAll()
                                .requestMatchers("/api/calendar/changes/**")
                                .authenticated()
                                .requestMatchers(HttpMethod.GET, PUBLIC_READS)
                                .permitAll()
                                .requestMatchers(HttpMethod.HEAD, PUBLIC_READS)
                                .permitAll()
                                .requestMatchers(
                                        HttpMethod.POST,
                                        "/api/policies/*/evaluate",
                                        "/api/policies/match",
                                        "/api/policies/finder")
                                .permitAll()
                                .requestMatchers("/api/**")
                                .authenticated()
                                .requestMatchers("/actuator/health/**", "/v3/api-docs/**")
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .denyAll()
                                .requestMatchers(HttpMethod.GET, PAGES)
                                .permitAll()
                                .requestMatchers(HttpMethod.HEAD, PAGES)
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(new LoginOrProblem(json))
                        .accessDeniedHandler(denied(json)))
                .build();
    }

    /** Matches the whole path: patterns given as text are taken relative to the servlet, and the engine brings its own. */
    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static AccessDeniedHandler denied(ObjectMapper json) {
        return (request, response, e) -> (e instanceof CsrfException
                        ? Problem.of(403, "csrf", "页面已过期，请刷新后重试（缺少或不匹配的 X-XSRF-TOKEN）")
                        : Problem.of(403, "forbidden", "您没有这项权限"))
                .write(response, json);
    }

    /** Writes the CSRF cookie with the first answer, whatever is asked: a script then always has a token to send. */
    private static final class CsrfCookieFilter extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                    && request.getRequestURI().startsWith("/api/")) {
                token.getToken();
            }
            chain.doFilter(request, response);
        }
    }

    /** A page leads to the login, everything else gets a problem answer. */
    private record LoginOrProblem(ObjectMapper json) implements AuthenticationEntryPoint {
        @Override
        public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
                throws IOException {
            String accept = request.getHeader("Accept");
            if (request.getRequestURI().startsWith("/camunda/app/") && accept != null && accept.contains("text/html")) {
                response.sendRedirect(
                        "/#/login?next=" + URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8));
            } else {
                Problem.of(401, "not-logged-in", "请先登录").write(response, json);
            }
        }
    }
}
