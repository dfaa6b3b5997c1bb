package org.huiqi.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.huiqi.shared.CaseNumber;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Money;

/** What tests of money share: case numbers and payers of their own, budgets, and many callers at once. */
public final class Ledgers {

    public static final int YEAR = 2026;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Ledgers() {}

    public static CaseNumber newCase() {
        return new CaseNumber("PDS-MT-20261121-%06d".formatted(NUMBER.incrementAndGet()));
    }

    public static String newPayer() {
        return "第" + NUMBER.incrementAndGet() + "测试财政";
    }

    public static long newEntity() {
        return 9_000_000L + NUMBER.incrementAndGet();
    }

    public static FundingLine line(String layer, String payer, String amount) {
        return new FundingLine(layer, payer, Jurisdiction.PINGDINGSHAN, Money.of(amount));
    }

    public static NewAllotment allotment(FundingLayer layer, String payer, String amount) {
        return new NewAllotment(
                Jurisdiction.PINGDINGSHAN, layer, payer, YEAR, Money.of(amount), "平财预〔2026〕1号", "pds-treasury");
    }

    public static BudgetView budget(FundingLedger ledger, String payer) {
        return ledger.budgets(
                        ListQuery.of(1, 10, null, null, null),
                        new BudgetFilter(Set.of(Jurisdiction.PINGDINGSHAN), null, YEAR, payer))
                .rows()
                .get(0);
    }

    /** What each of the callers, all let go at the same moment, got. */
    public static <T> List<T> together(int callers, IntFunction<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            CountDownLatch ready = new CountDownLatch(callers);
            CountDownLatch go = new CountDownLatch(1);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                Callable<T> call = work.apply(i);
                futures.add(threads.submit(() -> {
                    ready.countDown();
                    go.await();
                    return call.call();
                }));
            }
            ready.await();
            go.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
