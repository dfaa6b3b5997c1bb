package org.huiqi.notification.usecase;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.huiqi.notification.mail.MailServer;
import org.huiqi.notification.mail.MailSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Empties the outbox again and again, in a thread of its own: a slow mail server holds nothing else up. */
@Component
class MailClock implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MailClock.class);
    private static final Duration TIDY_EVERY = Duration.ofHours(1);
    private static final long LAST_MAIL_SECONDS = 20;

    private final Outbox outbox;
    private final MailServer server;
    private final MailSettings settings;
    private @Nullable ScheduledExecutorService thread;
    private volatile boolean stopping;

    MailClock(Outbox outbox, MailServer server, MailSettings settings) {
        this.outbox = outbox;
        this.server = server;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        if (settings.sendEvery().isZero() || thread != null) {
            return;
        }
        stopping = false;
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "mail");
            made.setDaemon(true);
            return made;
        });
        if (server.isConfigured()) {
            long every = settings.sendEvery().toMillis();
            started.scheduleWithFixedDelay(guarded(this::send), every, every, TimeUnit.MILLISECONDS);
        }
        started.scheduleWithFixedDelay(guarded(outbox::tidy), 1, TIDY_EVERY.toMinutes(), TimeUnit.MINUTES);
        thread = started;
    }

    @Override
    public synchronized void stop() {
        if (thread == null) {
            return;
        }
        stopping = true;
        thread.shutdown();
        try {
            thread.awaitTermination(LAST_MAIL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void send() {
        outbox.formMails();
        outbox.sendMails(() -> stopping);
    }

    /** An executor drops a task that throws; this one has to come again. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                log.atWarn().setCause(e).log("The outbox stopped early and is tried again");
            }
        };
    }
}
