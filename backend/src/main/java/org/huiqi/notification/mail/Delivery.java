package org.huiqi.notification.mail;

/**
 * What became of a try to hand a mail to the mail server.
 *
 * @param reply what the server said, or what happened instead
 * @param uncertain true where the connection broke after the last line: the server may have the mail
 */
public record Delivery(Outcome outcome, String reply, boolean uncertain) {

    /** From best to worst. */
    public enum Outcome {
        SENT,
        /** Somebody else has taken the mail over; nothing was handed over. */
        TAKEN_OVER,
        /** The server does not take this mail now. */
        DELAYED,
        /** The server cannot be reached, or does not let us in: no mail can go now. */
        SERVER_DOWN,
        /** The server says for good that there is no such address. */
        ADDRESS_REFUSED,
        /** The server says for good that it does not take this mail. */
        REFUSED
    }

    static Delivery of(Outcome outcome, String reply) {
        return new Delivery(outcome, reply, false);
    }
}
