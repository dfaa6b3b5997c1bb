package org.huiqi.servicerequest.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.huiqi.document.DocumentView;
import org.huiqi.document.Documents;
import org.huiqi.identity.Actor;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files sent along: what the business has uploaded is attached by itself, what an official has uploaded for a caller, by that official. */
@Component
class Attachments {

    private static final int MOST = 20;

    private final Documents documents;

    Attachments(Documents documents) {
        this.documents = documents;
    }

    /** What is wrong with the files given for a business, which is null where the sender named none that is known. */
    List<FieldProblem> flaws(List<UUID> given, @Nullable Long entityId, Actor by) {
        if (given.size() > MOST) {
            return List.of(new FieldProblem("documents", "too-many", "附件最多" + MOST + "份，请合并后上传"));
        }
        List<FieldProblem> flaws = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            boolean attachable = documents
                    .find(given.get(i))
                    .filter(document -> isOwn(document, entityId, by))
                    .isPresent();
            if (!attachable) {
                flaws.add(new FieldProblem("documents[" + i + "]", "unknown-document", "没有这份附件，请重新上传"));
            }
        }
        return flaws;
    }

    private static boolean isOwn(DocumentView document, @Nullable Long entityId, Actor by) {
        return by.isStaff()
                ? document.ownerEntityId() == null && by.username().equals(document.uploadedBy())
                : entityId != null && entityId.equals(document.ownerEntityId());
    }
}
