package org.huiqi.platform.engine;

import java.util.Optional;
import org.huiqi.shared.ProblemException;

/**
 * Remembers, for the present request, why a case refused. The engine wraps what a listener throws; this keeps the reason for
 * the answer.
 */
public final class RefusalNote {

    private static final ThreadLocal<ProblemException> NOTE = new ThreadLocal<>();

    private RefusalNote() {}

    /** Notes the refusal and gives it back to be thrown. */
    public static ProblemException of(ProblemException refusal) {
        NOTE.set(refusal);
        return refusal;
    }

    static Optional<ProblemException> find() {
        return Optional.ofNullable(NOTE.get());
    }

    static void clear() {
        NOTE.remove();
    }
}
