package org.huiqi.notification.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails go out.
 *
 * @param from the sender's address; without it the account of the mail server, where that is an address
 * @param sendEvery how often a node looks for mails to send; 0 on a node that is to send none
 * @param digestAfter how long a message that is not urgent waits for others to the same person
 * @param giveUpAfter how long a mail is tried before it is shown to administrators as failed
 * @param lease how long a node may take over one mail before another node takes it over
 * @param codeValidFor how long the code lives that confirms an address
 * @param keep how long what was sent or has failed is kept
 * @param perRound how many mails a node sends before it looks for new ones
 */
@ConfigurationProperties("huiqi.mail")
public record MailSettings(
        @DefaultValue("") String from,
        @DefaultValue("PT5S") Duration sendEvery,
        @DefaultValue("PT10M") Duration digestAfter,
        @DefaultValue("PT24H") Duration giveUpAfter,
        @DefaultValue("PT5M") Duration lease,
        @DefaultValue("PT2H") Duration codeValidFor,
        @DefaultValue("P90D") Duration keep,
        @DefaultValue("200") int perRound) {}
