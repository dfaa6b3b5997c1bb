package org.huiqi.platform.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Set;
import org.huiqi.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Keeps the log short where a case refused what somebody asked of the engine. The engine writes its whole stack for every
 * exception, twice; an expected refusal gets one line with its code instead. Every other exception passes as it is: the engine's
 * own switches know only all or nothing.
 */
final class RefusalLog extends TurboFilter {

    /** Where a command fails, and where its REST interface answers with that failure. */
    private static final String COMMANDS = "org.camunda.bpm.engine.context";

    private static final Set<String> LOGGERS = Set.of(COMMANDS, "org.camunda.bpm.engine.rest.exception");

    private static final org.slf4j.Logger log = LoggerFactory.getLogger(RefusalLog.class);

    /** Once for the process, however many engines are built in it. */
    static void install() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs
                && logs.getTurboFilterList().stream().noneMatch(RefusalLog.class::isInstance)) {
            RefusalLog filter = new RefusalLog();
            filter.setContext(logs);
            filter.start();
            logs.addTurboFilter(filter);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            @Nullable Object @Nullable [] params,
            @Nullable Throwable thrown) {
        if (!LOGGERS.contains(logger.getName())) {
            return FilterReply.NEUTRAL;
        }
        ProblemException refusal = refusalIn(thrown);
        for (int i = 0; refusal == null && params != null && i < params.length; i++) {
            refusal = params[i] instanceof Throwable hidden ? refusalIn(hidden) : null;
        }
        if (refusal == null) {
            return FilterReply.NEUTRAL;
        }
        if (logger.getName().equals(COMMANDS)) {
            log.warn("Refused by the case: {}", refusal.code());
        }
        return FilterReply.DENY;
    }

    private static @Nullable ProblemException refusalIn(@Nullable Throwable thrown) {
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof ProblemException refusal) {
                return refusal;
            }
        }
        return null;
    }
}
