package org.huiqi.enterprise.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import org.huiqi.enterprise.ImportedLine;
import org.huiqi.enterprise.LineOutcome;
import org.huiqi.enterprise.LineProblem;
import org.huiqi.enterprise.RegisterImport;
import org.huiqi.enterprise.usecase.ImportSheets;
import org.huiqi.enterprise.usecase.RegisterImports;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports of the register from Excel and CSV: the security administrator's work, which the auditor may look at. */
@RestController
@RequestMapping("/api/business-entities")
class RegisterImportController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int LINES_IN_VIEW = 200;

    /** Small files are done when the answer comes; larger ones are asked for again. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final RegisterImports imports;
    private final ImportSheets sheets;
    private final CurrentActor currentActor;

    RegisterImportController(RegisterImports imports, ImportSheets sheets, CurrentActor currentActor) {
        this.imports = imports;
        this.sheets = sheets;
        this.currentActor = currentActor;
    }

    record LineView(
            int line,
            String uscc,
            String name,
            LineOutcome outcome,
            String outcomeName,
            int changes,
            List<LineProblem> problems) {

        static LineView of(ImportedLine line) {
            return new LineView(
                    line.line(),
                    line.uscc(),
                    line.name(),
                    line.outcome(),
                    line.outcome().chineseName(),
                    line.changes(),
                    line.problems());
        }
    }

    record ImportView(
            long id,
            String fileName,
            LocalDate asOf,
            RegisterImport.State state,
            String stateName,
            int total,
            int done,
            int accepted,
            int registered,
            int updated,
            int unchanged,
            int rejected,
            String startedBy,
            String startedByName,
            Instant startedAt,
            @Nullable Instant finishedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<LineView> lines) {

        static ImportView of(RegisterImport one, @Nullable List<LineView> lines) {
            return new ImportView(
                    one.id(),
                    one.fileName(),
                    one.asOf(),
                    one.state(),
                    one.state().chineseName(),
                    one.total(),
                    one.done(),
                    one.accepted(),
                    one.registered(),
                    one.updated(),
                    one.unchanged(),
                    one.rejected(),
                    one.startedBy(),
                    one.startedName(),
                    one.startedAt(),
                    one.finishedAt(),
                    lines);
        }
    }

    @GetMapping("/import-template")
    ResponseEntity<byte[]> template(
            @RequestParam(name = "department", required = false) @Nullable Set<String> departments) {
        requireReader();
        Set<String> wanted = departments == null ? Set.of() : departments;
        List<String> known = sheets.departments();
        for (String department : wanted) {
            if (!known.contains(department)) {
                throw unknownValue("department", "没有“" + department + "”这个部门，应为" + String.join("、", known) + "之一");
            }
        }
        String name = wanted.isEmpty() ? "企业登记信息模板.xlsx" : "企业登记信息模板（" + String.join("、", wanted) + "）.xlsx";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(XLSX))
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .body(sheets.template(wanted));
    }

    @GetMapping("/import-departments")
    List<String> departments() {
        requireReader();
        return sheets.departments();
    }

    @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportView> start(
            @RequestParam(value = "file", required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String asOf)
            throws IOException {
        Actor actor = currentActor.requireRole("secadmin");
        if (file == null) {
            String message = "请选择要导入的文件，并放在表单的 file 字段中";
            throw ProblemException.refused(
                    "file-missing", message, List.of(new FieldProblem("file", "required", message)));
        }
        String name = file.getOriginalFilename();
        RegisterImport started = imports.start(name == null ? "" : name, file.getBytes(), day(asOf), actor, PATIENCE);
        return ResponseEntity.created(URI.create("/api/business-entities/imports/" + started.id()))
                .body(view(started));
    }

    @GetMapping("/imports")
    ResponseEntity<List<ImportView>> list(
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String q) {
        requireReader();
        return imports.list(ListQuery.of(page, perPage, sort, order, q))
                .map(one -> ImportView.of(one, null))
                .toResponse();
    }

    @GetMapping("/imports/{id}")
    ImportView get(@PathVariable String id) {
        requireReader();
        return view(imports.get(parse(id)));
    }

    @GetMapping("/imports/{id}/lines")
    ResponseEntity<List<LineView>> lines(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer perPage,
            @RequestParam(required = false) @Nullable String outcome) {
        requireReader();
        LineOutcome wanted = outcome == null || outcome.isBlank()
                ? null
                : LineOutcome.find(outcome)
                        .orElseThrow(() -> unknownValue("outcome", "没有“" + outcome + "”这种结果，请从列表中选择"));
        return imports.lines(parse(id), wanted, ListQuery.of(page, perPage, null, null, null))
                .map(LineView::of)
                .toResponse();
    }

    /** Written as it is read, for it may have hundreds of thousands of lines. */
    @GetMapping(path = "/imports/{id}/report")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary")))
    void report(@PathVariable String id, HttpServletResponse response) throws IOException {
        requireReader();
        RegisterImport done = imports.get(parse(id));
        response.setContentType(XLSX);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment("导入报告" + done.id() + ".xlsx"));
        sheets.report(done, imports, response.getOutputStream());
    }

    private ImportView view(RegisterImport one) {
        ListQuery first = ListQuery.of(1, LINES_IN_VIEW, null, null, null);
        return ImportView.of(
                one, imports.lines(one.id(), null, first).map(LineView::of).rows());
    }

    private void requireReader() {
        currentActor.requireRole("secadmin", "auditor");
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw unknownValue("asOf", "截至日期应为真实存在的日期，例如2025-12-31");
        }
    }

    private static long parse(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw ProblemException.notFound("import-not-found", "没有这次导入的记录");
        }
    }

    private static ProblemException unknownValue(String field, String message) {
        return ProblemException.refused(
                "invalid-parameters", message, List.of(new FieldProblem(field, "unknown-value", message)));
    }
}
