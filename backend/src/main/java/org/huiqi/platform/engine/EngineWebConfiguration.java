package org.huiqi.platform.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.huiqi.identity.ApplicantAccounts;
import org.huiqi.identity.CurrentActor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Ties the engine's doors to the one session; both filters stand behind Spring Security. */
@Configuration(proxyBeanMethods = false)
class EngineWebConfiguration {

    private static final int BEHIND_SPRING_SECURITY = 200;

    @Bean
    FilterRegistrationBean<EngineDoorFilter> engineDoorFilter(
            CurrentActor currentActor,
            @Lazy IdentityService identityService,
            @Lazy ApplicantAccounts applicants,
            @Lazy FormService forms,
            @Lazy TaskService tasks,
            OpenSessions sessions,
            ObjectMapper json,
            Environment environment) {
        FilterRegistrationBean<EngineDoorFilter> registration = new FilterRegistrationBean<>(new EngineDoorFilter(
                currentActor,
                identityService,
                applicants,
                new TaskAnswers(forms, tasks, json),
                sessions,
                json,
                environment.acceptsProfiles(Profiles.of("measurement"))));
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setOrder(BEHIND_SPRING_SECURITY);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> singleSignOnFilter() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> registration =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.addInitParameter("authentication-provider", SessionAuthenticationProvider.class.getName());
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*", "/camunda/lib/*");
        registration.setOrder(BEHIND_SPRING_SECURITY + 1);
        return registration;
    }
}
