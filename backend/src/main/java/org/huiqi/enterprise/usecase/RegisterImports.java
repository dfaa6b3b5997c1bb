package org.huiqi.enterprise.usecase;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.huiqi.enterprise.ImportedLine;
import org.huiqi.enterprise.LineOutcome;
import org.huiqi.enterprise.RegisterImport;
import org.huiqi.enterprise.RegisterVocabulary;
import org.huiqi.enterprise.persistence.ImportTable;
import org.huiqi.enterprise.table.Table;
import org.huiqi.enterprise.table.TableFile;
import org.huiqi.enterprise.table.TableRow;
import org.huiqi.enterprise.table.UnreadableTable;
import org.huiqi.identity.Actor;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes files of the register in and tells what became of them. */
@Service
public class RegisterImports {

    private final ImportTable imports;
    private final ImportRunner runner;
    private final RegisterVocabulary vocabulary;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RegisterImports(
            ImportTable imports,
            ImportRunner runner,
            RegisterVocabulary vocabulary,
            TransactionTemplate transaction,
            Clock clock) {
        this.imports = imports;
        this.runner = runner;
        this.vocabulary = vocabulary;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Starts an import and waits for it as long as given. Refuses (413, 422) a file that is no table, too large or whose headings
     * are wrong; nothing is recorded then.
     *
     * @param asOf the day for which lines without a day of their own are true; null for today
     */
    public RegisterImport start(
            String fileName, byte[] content, @Nullable LocalDate asOf, Actor by, Duration patience) {
        LocalDate today = LocalDate.now(clock);
        if (asOf != null && asOf.isAfter(today)) {
            String message = "截至日期" + asOf + "在今天之后，请核对";
            throw ProblemException.refused(
                    "invalid-parameters", message, List.of(new FieldProblem("asOf", "out-of-range", message)));
        }
        int total = inspect(fileName, content);
        Long id = transaction.execute(status -> imports.insert(
                shortened(fileName),
                sha256(content),
                asOf == null ? today : asOf,
                total,
                by.username(),
                by.displayName(),
                clock.instant(),
                content));
        if (id == null) {
            throw new IllegalStateException("No import was recorded");
        }
        await(id, patience);
        return get(id);
    }

    /** The number of lines behind the heading. */
    private int inspect(String fileName, byte[] content) {
        if (content.length > TableFile.LARGEST) {
            throw ProblemException.tooLarge("file-too-large", "文件超过20MB，请拆成几个文件后分别上传", "file")
                    .with("limit", TableFile.LARGEST)
                    .with("size", content.length);
        }
        try (Table table = TableFile.open(fileName, content)) {
            Iterator<TableRow> rows = table.rows();
            ImportColumns.read(rows.hasNext() ? rows.next() : null, vocabulary);
            if (!rows.hasNext()) {
                throw new UnreadableTable("import-empty", "表头下面没有内容，请填写后上传");
            }
            if (table.size() > TableFile.MOST_ROWS) {
                throw new UnreadableTable(
                        "too-many-rows", "文件有" + table.size() + "行，每次最多" + TableFile.MOST_ROWS + "行，请拆成几个文件后分别上传");
            }
            return Math.max(table.size() - 1, 0);
        } catch (UnreadableTable e) {
            throw ProblemException.refused(
                    e.code(), e.getMessage(), List.of(new FieldProblem("file", e.code(), e.getMessage())));
        }
    }

    private void await(long id, Duration patience) {
        try {
            runner.submit(id).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // It goes on; whoever asks again sees how far it has come.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The import could not be run", e);
        }
    }

    /** The import, or 404. */
    public RegisterImport get(long id) {
        return imports.find(id).orElseThrow(() -> ProblemException.notFound("import-not-found", "没有这次导入的记录"));
    }

    public Listing<RegisterImport> list(ListQuery query) {
        return imports.list(query);
    }

    /** Lines with an outcome, or all with the rejected ones first. */
    public Listing<ImportedLine> lines(long id, @Nullable LineOutcome outcome, ListQuery query) {
        return imports.lines(get(id).id(), outcome, query);
    }

    /** The next lines behind one, in the order of the file. */
    public List<ImportedLine> linesAfter(long id, int line, int most) {
        return imports.linesAfter(id, line, most);
    }

    private static String shortened(String fileName) {
        String name = fileName.replaceAll("\\p{Cntrl}", "").strip();
        return name.isEmpty() ? "未命名" : name.length() <= 200 ? name : name.substring(name.length() - 200);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
