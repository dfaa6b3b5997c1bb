package org.huiqi.enterprise.usecase;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.huiqi.enterprise.LineProblem;
import org.huiqi.enterprise.RegisterImport;
import org.huiqi.enterprise.RegisterImported;
import org.huiqi.enterprise.RegisterVocabulary;
import org.huiqi.enterprise.persistence.ImportTable;
import org.huiqi.enterprise.table.Table;
import org.huiqi.enterprise.table.TableFile;
import org.huiqi.enterprise.table.TableRow;
import org.huiqi.enterprise.table.UnreadableTable;
import org.huiqi.shared.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs imports one at a time on a thread of its own, some hundred lines a transaction. An import whose node stopped is taken up
 * again behind the last line that was stored, by whichever node looks first.
 */
@Component
class ImportRunner implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);
    private static final int LINES_A_TRANSACTION = 500;

    private final ImportTable imports;
    private final ImportWriter writer;
    private final RegisterVocabulary vocabulary;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread named = new Thread(task, "register-import");
        named.setDaemon(true);
        return named;
    });
    private final Map<Long, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    ImportRunner(
            ImportTable imports,
            ImportWriter writer,
            RegisterVocabulary vocabulary,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.imports = imports;
        this.writer = writer;
        this.vocabulary = vocabulary;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Puts an import in the queue of this node; the answer completes when it has ended here. */
    CompletableFuture<Void> submit(long id) {
        return underWay.computeIfAbsent(id, key -> {
            try {
                return CompletableFuture.runAsync(() -> run(key), thread)
                        .whenComplete((nothing, failure) -> underWay.remove(key));
            } catch (RejectedExecutionException e) {
                return CompletableFuture.completedFuture(null);
            }
        });
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT20S")
    void takeUpAbandoned() {
        if (!stopping) {
            imports.abandoned().forEach(this::submit);
        }
    }

    private void run(long id) {
        UUID runner = UUID.randomUUID();
        if (stopping || !imports.claim(id, runner)) {
            return;
        }
        try {
            ImportTable.Work work = imports.work(id);
            if (readAll(work, runner)) {
                end(id, runner, RegisterImport.State.FINISHED);
            } else {
                imports.release(id, runner);
            }
        } catch (ImportWriter.TakenOver e) {
            log.atInfo().addKeyValue("import", id).log("Another runner goes on with the import");
        } catch (RuntimeException e) {
            log.atError().addKeyValue("import", id).setCause(e).log("Import of the register stopped");
            end(id, runner, RegisterImport.State.FAILED);
        }
    }

    private void end(long id, UUID runner, RegisterImport.State state) {
        transaction.executeWithoutResult(status -> {
            if (imports.finish(id, runner, state, clock.instant())) {
                RegisterImport ended = imports.find(id).orElseThrow();
                events.publishEvent(new RegisterImported(
                        ended.id(),
                        ended.fileName(),
                        imports.sha256(ended.id()),
                        ended.registered(),
                        ended.updated(),
                        ended.unchanged(),
                        ended.rejected(),
                        ended.startedBy(),
                        clock.instant()));
            }
        });
    }

    /** True when the last line was stored, false where this node is stopping. */
    private boolean readAll(ImportTable.Work work, UUID runner) {
        try (Table table = TableFile.open(work.fileName(), work.content())) {
            Iterator<TableRow> rows = table.rows();
            ImportColumns columns = ImportColumns.read(rows.hasNext() ? rows.next() : null, vocabulary);
            LineReader reader = new LineReader(columns, vocabulary, work.asOf(), LocalDate.now(clock));
            List<ImportLine> lines = new ArrayList<>(LINES_A_TRANSACTION);
            int last = work.lastLine();
            boolean more = true;
            while (more) {
                try {
                    more = rows.hasNext();
                    if (more) {
                        ImportLine line = reader.read(rows.next());
                        if (line.line() > work.lastLine()) {
                            lines.add(line);
                        }
                        last = Math.max(last, line.line());
                    }
                } catch (UnreadableTable e) {
                    more = false;
                    lines.add(unreadable(last + 1, work.asOf(), e.getMessage()));
                }
                if (stopping) {
                    return false;
                }
                if (lines.size() >= LINES_A_TRANSACTION || (!more && !lines.isEmpty())) {
                    write(work, runner, lines);
                    lines.clear();
                }
            }
            return true;
        }
    }

    private static ImportLine unreadable(int line, LocalDate asOf, String message) {
        return new ImportLine(
                line, "", null, null, null, null, null, asOf, Map.of(), List.of(new LineProblem("", message)));
    }

    /** Lines that the database refuses together are written one by one, so that a bad one takes no good one along. */
    private void write(ImportTable.Work work, UUID runner, List<ImportLine> lines) {
        try {
            writer.write(work.id(), runner, work.startedBy(), lines);
        } catch (DataAccessException | ProblemException e) {
            log.atWarn().addKeyValue("import", work.id()).setCause(e).log("Lines are written one by one");
            for (ImportLine line : lines) {
                try {
                    writer.write(work.id(), runner, work.startedBy(), List.of(line));
                } catch (DataAccessException | ProblemException single) {
                    LineProblem problem = new LineProblem("", "这一行无法保存，可能同时被他人更改，请核对后只导入这一行");
                    writer.write(work.id(), runner, work.startedBy(), List.of(line.refused(problem)));
                }
            }
        }
    }

    @Override
    public void destroy() {
        stopping = true;
        thread.shutdown();
        try {
            thread.awaitTermination(10, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
