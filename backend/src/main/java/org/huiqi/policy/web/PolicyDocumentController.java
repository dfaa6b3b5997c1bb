package org.huiqi.policy.web;

import java.util.ArrayList;
import java.util.List;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.policy.DocumentStatus;
import org.huiqi.policy.PolicyDocument;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.policy.web.PolicyViews.ConfirmationView;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The documents that the policies come from; a releaser confirms that a draft has been issued. */
@RestController
@RequestMapping("/api/policy-documents")
class PolicyDocumentController {

    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NOTE = 1000;

    private final PolicyLibrary library;
    private final CurrentActor currentActor;

    PolicyDocumentController(PolicyLibrary library, CurrentActor currentActor) {
        this.library = library;
        this.currentActor = currentActor;
    }

    /** @param text the source text; left out of the list */
    record DocumentView(
            String id,
            String title,
            @Nullable String number,
            String issuer,
            DocumentStatus status,
            String statusName,
            @Nullable String note,
            @Nullable ConfirmationView confirmation,
            @Nullable String text) {}

    record ConfirmationInput(
            @Nullable String documentNumber, @Nullable String note) {}

    @GetMapping
    ResponseEntity<List<DocumentView>> list() {
        List<DocumentView> views = library.documents().stream()
                .map(document -> view(document, false))
                .toList();
        return ResponseEntity.ok()
                .header("X-Total-Count", Integer.toString(views.size()))
                .body(views);
    }

    @GetMapping("/{id}")
    DocumentView one(@PathVariable String id) {
        return view(find(id), true);
    }

    @PostMapping("/{id}/confirmation")
    DocumentView confirm(@PathVariable String id, @RequestBody ConfirmationInput input) {
        Actor by = currentActor.requireRole("releaser");
        PolicyDocument document = find(id);
        List<FieldProblem> problems = new ArrayList<>();
        String number =
                input.documentNumber() == null ? "" : input.documentNumber().strip();
        String note = input.note() == null ? "" : input.note().strip();
        if (number.isEmpty() || number.length() > LONGEST_NUMBER) {
            problems.add(new FieldProblem("documentNumber", "out-of-range", "请填写正式文件的文号，最多" + LONGEST_NUMBER + "个字"));
        }
        if (note.length() > LONGEST_NOTE) {
            problems.add(new FieldProblem("note", "out-of-range", "说明最多" + LONGEST_NOTE + "个字"));
        }
        if (!problems.isEmpty()) {
            throw ProblemException.refused("confirmation-invalid", "确认信息填写有误，请按提示修改", problems);
        }
        library.confirmDocument(document.id(), number, note, by);
        return view(document, true);
    }

    private PolicyDocument find(String id) {
        return library.document(id)
                .orElseThrow(() -> ProblemException.notFound("policy-document-not-found", "没有编号为“" + id + "”的政策文件"));
    }

    private DocumentView view(PolicyDocument document, boolean withText) {
        return new DocumentView(
                document.id(),
                document.title(),
                document.number(),
                document.issuer(),
                document.status(),
                document.status().chineseName(),
                document.note(),
                library.confirmationOf(document)
                        .map(c -> new ConfirmationView(c.by(), c.at(), c.documentNumber(), c.note()))
                        .orElse(null),
                withText ? library.textOf(document).orElse(null) : null);
    }
}
