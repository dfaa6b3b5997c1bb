package org.huiqi.notification.domain;

/** Whom a message is for: the people of a business entity, the members of a candidate group, or one user. */
public record Recipient(Kind kind, String id) {

    /** As the table names them. */
    public enum Kind {
        ENTITY("entity"),
        GROUP("group"),
        USER("user");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }
}
