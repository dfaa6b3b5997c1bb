package org.huiqi.policy;

import org.jspecify.annotations.Nullable;

/**
 * A document that goes with an application.
 *
 * @param slot the key under which it is uploaded
 * @param template path of a template to fill in, or null
 */
public record RequiredDocument(
        String slot,
        String title,
        String help,
        boolean required,
        @Nullable String template) {}
