package org.huiqi.supervision.usecase;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Set;
import java.util.TreeSet;
import org.huiqi.servicerequest.ServiceRequestEvent;
import org.huiqi.shared.Zones;
import org.huiqi.supervision.persistence.MonthEnds;
import org.huiqi.supervision.persistence.Projection;
import org.huiqi.supervision.persistence.Workdays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the figures up to date: in the transaction of what happened, as its last act. Other tables may change after the event was
 * published, so the request is read when everything is written.
 */
@Service
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestProjector implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(RequestProjector.class);

    private final Projection projection;
    private final Workdays workdays;
    private final MonthEnds monthEnds;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RequestProjector(
            Projection projection,
            Workdays workdays,
            MonthEnds monthEnds,
            TransactionTemplate transaction,
            Clock clock) {
        this.projection = projection;
        this.workdays = workdays;
        this.monthEnds = monthEnds;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener
    void on(ServiceRequestEvent event) {
        String caseNumber = event.caseNumber().value();
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            transaction.executeWithoutResult(status -> projection.project(Set.of(caseNumber)));
            return;
        }
        TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Touched.class::isInstance)
                .map(Touched.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    Touched touched = new Touched();
                    TransactionSynchronizationManager.registerSynchronization(touched);
                    return touched;
                })
                .cases
                .add(caseNumber);
    }

    /** The requests that the present transaction has touched. */
    private final class Touched implements TransactionSynchronization {

        private final Set<String> cases = new TreeSet<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            projection.project(cases);
        }
    }

    @Override
    public void run(ApplicationArguments arguments) {
        followCalendar();
    }

    /** The calendar changes when a year is published; another node may have stored it. */
    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT15M")
    void followCalendar() {
        transaction.executeWithoutResult(status -> {
            projection.lockForRebuild();
            int changed = workdays.refresh();
            if (projection.isBehind() || changed > 0) {
                int requests = projection.rebuild();
                log.atInfo()
                        .addKeyValue("days", changed)
                        .addKeyValue("requests", requests)
                        .log("Figures of requests computed anew");
            }
        });
    }

    /** How the last month ended is written down once, by whichever node comes first. */
    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT30S")
    void closeMonth() {
        YearMonth last = lastMonth();
        if (!monthEnds.isKnown(last)) {
            transaction.executeWithoutResult(status -> monthEnds.record(last, clock.instant()));
        }
    }

    private YearMonth lastMonth() {
        return YearMonth.from(clock.instant().atZone(Zones.SHANGHAI)).minusMonths(1);
    }

    /** Computes everything anew from the requests; gives how many there are. Writers wait, readers do not. */
    public int rebuild() {
        Integer requests = transaction.execute(status -> {
            projection.lockForRebuild();
            workdays.refresh();
            int found = projection.rebuild();
            YearMonth last = lastMonth();
            for (YearMonth month : new YearMonth[] {last.minusMonths(1), last}) {
                monthEnds.forget(month);
                monthEnds.record(month, clock.instant());
            }
            return found;
        });
        return requests == null ? 0 : requests;
    }

    /** How far the figures are from what the requests say; zero unless there is a mistake. */
    public long differences() {
        Long differences = transaction.execute(status -> projection.differences());
        return differences == null ? 0 : differences;
    }
}
