package org.huiqi.notification.domain;

/**
 * What people read: what happened, and what happens or is to be done next.
 *
 * @param urgent true where a mail does not wait for others
 */
public record Message(Words chinese, Words english, boolean urgent) {

    public Words in(Language language) {
        return language == Language.CHINESE ? chinese : english;
    }
}
