package org.huiqi.identity;

/** A login failed; {@code throttled} where it was not even tried. */
public record SignInRefused(String username, boolean throttled) {}
