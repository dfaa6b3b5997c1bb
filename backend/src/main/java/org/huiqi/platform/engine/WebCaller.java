package org.huiqi.platform.engine;

/** Marks the present thread as serving a request that came in through one of the engine's own doors. */
final class WebCaller {

    private static final ThreadLocal<Boolean> PRESENT = ThreadLocal.withInitial(() -> false);

    private WebCaller() {}

    static boolean isPresent() {
        return PRESENT.get();
    }

    static void enter() {
        PRESENT.set(true);
    }

    static void leave() {
        PRESENT.remove();
    }
}
