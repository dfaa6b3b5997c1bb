package org.huiqi.servicerequest.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.huiqi.document.DocumentView;
import org.huiqi.document.Documents;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.springframework.stereotype.Component;

/** Whether files that a business sends along are its own. */
@Component
class Attachments {

    private static final int MOST = 20;

    private final Documents documents;

    Attachments(Documents documents) {
        this.documents = documents;
    }

    List<FieldProblem> flaws(List<UUID> given, long entityId) {
        if (given.size() > MOST) {
            return List.of(new FieldProblem("documents", "too-many", "附件最多" + MOST + "份，请合并后上传"));
        }
        List<FieldProblem> flaws = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Long owner = documents
                    .find(given.get(i))
                    .map(DocumentView::ownerEntityId)
                    .orElse(null);
            if (owner == null || owner != entityId) {
                flaws.add(new FieldProblem("documents[" + i + "]", "unknown-document", "没有这份附件，请重新上传"));
            }
        }
        return flaws;
    }
}
