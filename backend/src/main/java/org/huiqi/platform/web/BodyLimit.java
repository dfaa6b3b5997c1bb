package org.huiqi.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

/** JSON is read into memory as a whole, so it has a limit; files have their own. */
@Configuration(proxyBeanMethods = false)
class BodyLimit {

    static final int LONGEST = 1024 * 1024;
    private static final List<String> FILES = List.of("/api/documents", "/api/business-entities/imports");
    private static final int BEHIND_SPRING_SECURITY = 190;

    /** The body was longer than announced or allowed. */
    static final class BodyTooLarge extends IOException {
        BodyTooLarge() {
            super("Body too large");
        }
    }

    static Problem problem() {
        return Problem.of(413, "body-too-large", "提交的内容过大，最多1MB；文件请用上传");
    }

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> bodyLimitFilter(ObjectMapper json) {
        FilterRegistrationBean<OncePerRequestFilter> registration = new FilterRegistrationBean<>(new Filter(json));
        registration.addUrlPatterns("/api/*", "/engine-rest/*", "/camunda/*");
        registration.setOrder(BEHIND_SPRING_SECURITY);
        return registration;
    }

    private static final class Filter extends OncePerRequestFilter {

        private final ObjectMapper json;

        private Filter(ObjectMapper json) {
            this.json = json;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String type = request.getContentType();
            if (type != null
                    && type.startsWith("multipart/")
                    && FILES.stream().anyMatch(request.getRequestURI()::startsWith)) {
                chain.doFilter(request, response);
            } else if (request.getContentLengthLong() > LONGEST) {
                problem().write(response, json);
            } else {
                chain.doFilter(new Limited(request), response);
            }
        }
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream());
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class LimitedStream extends ServletInputStream {

        private final ServletInputStream content;
        private long read;

        private LimitedStream(ServletInputStream content) {
            this.content = content;
        }

        @Override
        public int read() throws IOException {
            int next = content.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int more = content.read(target, offset, length);
            count(more);
            return more;
        }

        private void count(int more) throws BodyTooLarge {
            read += Math.max(more, 0);
            if (read > LONGEST) {
                throw new BodyTooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return content.isFinished();
        }

        @Override
        public boolean isReady() {
            return content.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            content.setReadListener(listener);
        }
    }
}
