package org.huiqi.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.huiqi.shared.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RefusalLogTest {

    private static final String WORDS = "ENGINE-16004 Exception while closing command context: {}";

    private final LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();

    @BeforeEach
    void install() {
        RefusalLog.install();
        RefusalLog.install();
    }

    @Test
    void shouldWriteOneLineWithTheCodeOfARefusal() {
        ProblemException refusal = ProblemException.forbidden("separation-of-duties", "您参与过该案件的审批");
        Exception wrapped = new ProcessEngineException("ENGINE-03051", new ProcessEngineException("x", refusal));

        List<ILoggingEvent> written = written(() -> {
            logs.getLogger("org.camunda.bpm.engine.context").error(WORDS, wrapped.getMessage(), wrapped);
            logs.getLogger("org.camunda.bpm.engine.rest.exception").warn("ENGINE-REST-HTTP500", wrapped);
        });

        assertThat(written).hasSize(1);
        assertThat(written.get(0).getLevel()).isEqualTo(Level.WARN);
        assertThat(written.get(0).getFormattedMessage()).contains("separation-of-duties");
        assertThat(written.get(0).getThrowableProxy()).isNull();
    }

    @Test
    void shouldLeaveEveryFaultWithItsStack() {
        Exception fault = new ProcessEngineException("ENGINE-03051", new IllegalStateException("a bug"));

        List<ILoggingEvent> written = written(() -> {
            logs.getLogger("org.camunda.bpm.engine.context").error(WORDS, fault.getMessage(), fault);
            logs.getLogger("org.camunda.bpm.engine.rest.exception").warn("ENGINE-REST-HTTP500", fault);
        });

        assertThat(written).hasSize(2).allMatch(event -> event.getThrowableProxy() != null);
    }

    @Test
    void shouldConcernNothingButTheEngine() {
        Exception refusal = ProblemException.refused("any", "不行");

        List<ILoggingEvent> written = written(
                () -> logs.getLogger("org.camunda.bpm.engine.jobexecutor").warn("Job failed", refusal));

        assertThat(written).singleElement().matches(event -> event.getThrowableProxy() != null);
    }

    private List<ILoggingEvent> written(Runnable what) {
        Logger root = logs.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        root.addAppender(appender);
        try {
            what.run();
        } finally {
            root.detachAppender(appender);
        }
        return List.copyOf(appender.list);
    }
}
