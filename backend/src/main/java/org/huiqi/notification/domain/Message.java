package org.huiqi.notification.domain;

/** What people read: what happened, and what happens or is to be done next. */
public record Message(String title, String body) {}
