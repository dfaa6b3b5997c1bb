package org.huiqi.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What the models name and what the code offers are the same, in both directions. */
@HuiqiTest
class ModelBeansTest {

    private static final Pattern DELEGATE = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"");

    @Autowired
    ApplicationContext context;

    @Test
    void shouldNameExactlyTheDelegatesThatExist() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Resource model : new PathMatchingResourcePatternResolver().getResources("classpath*:huiqi/**/*.bpmn")) {
            Matcher matcher = DELEGATE.matcher(model.getContentAsString(StandardCharsets.UTF_8));
            while (matcher.find()) {
                named.add(matcher.group(1));
            }
        }
        Set<String> offered = new TreeSet<>();
        for (Class<?> type : new Class<?>[] {JavaDelegate.class, ExecutionListener.class, TaskListener.class}) {
            offered.addAll(Set.of(context.getBeanNamesForType(type)));
        }
        assertThat(named).hasSizeGreaterThan(10).isEqualTo(offered);
    }
}
