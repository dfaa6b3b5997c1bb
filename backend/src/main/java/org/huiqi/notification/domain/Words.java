package org.huiqi.notification.domain;

/**
 * A message in one language: title and body as the application shows them, and what a mail says instead of the body: no reasons, no
 * text of a request, since mails leave the house.
 */
public record Words(String title, String body, String mail) {}
