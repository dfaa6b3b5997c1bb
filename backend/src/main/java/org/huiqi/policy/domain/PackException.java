package org.huiqi.policy.domain;

/** A file of the policy pack is wrong; the message begins with file and line. */
public final class PackException extends RuntimeException {

    public PackException(String file, int line, String message) {
        super(file + ":" + line + ": " + message);
    }

    public PackException(String message) {
        super(message);
    }
}
