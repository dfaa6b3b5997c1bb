package org.huiqi.platform;

import org.jspecify.annotations.Nullable;

/** The application does not start with these settings; the message tells the operator what to do. */
public class StartRefused extends IllegalStateException {

    public StartRefused(String message) {
        super(message);
    }

    protected StartRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
