package org.huiqi.identity;

/** Someone logged in. */
public record SignedIn(String username, ActorKind kind) {}
