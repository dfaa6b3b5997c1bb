package org.huiqi.application.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiqi.application.domain.AttachedDocument;
import org.huiqi.application.domain.FactOnRecord;
import org.huiqi.application.domain.PolicyApplication;
import org.huiqi.document.Documents;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.Measure;
import org.huiqi.policy.RequiredDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a case rests on: the facts with their sources, and the documents. */
@Component
class CaseMaterialViews {

    private final Documents documents;

    CaseMaterialViews(Documents documents) {
        this.documents = documents;
    }

    List<CaseView.FactView> facts(PolicyApplication application, Measure measure) {
        List<CaseView.FactView> shown = new ArrayList<>();
        Map<String, Object> facts = application.facts();
        for (FactDefinition fact : measure.facts()) {
            Object value = facts.get(fact.name());
            if (value == null) {
                continue;
            }
            FactOnRecord onRecord = application.registerFacts().get(fact.name());
            Object claimed = application.claimedFacts().get(fact.name());
            String text = CaseTexts.value(fact, value);
            String claimedText = CaseTexts.value(fact, claimed);
            shown.add(new CaseView.FactView(
                    fact.name(),
                    fact.label(),
                    value,
                    text,
                    onRecord == null ? "申请人填报" : onRecord.source(),
                    onRecord == null ? null : onRecord.asOf(),
                    onRecord != null && claimed != null && !claimedText.equals(text) ? claimedText : null));
        }
        return shown;
    }

    List<CaseView.DocumentSlotView> documents(Measure measure, List<AttachedDocument> attached) {
        return attached.stream()
                .flatMap(document -> document(document, measure).stream())
                .toList();
    }

    private Optional<CaseView.DocumentSlotView> document(AttachedDocument attached, Measure measure) {
        return documents
                .find(attached.documentId())
                .map(document -> new CaseView.DocumentSlotView(
                        document.id(),
                        attached.slot(),
                        slotTitle(measure, attached.slot()),
                        document.fileName(),
                        document.size(),
                        document.mediaType(),
                        attached.attachedAt()));
    }

    private static String slotTitle(Measure measure, @Nullable String slot) {
        return measure.requiredDocuments().stream()
                .filter(required -> required.slot().equals(slot))
                .map(RequiredDocument::title)
                .findFirst()
                .orElse("其他材料");
    }

    static List<CaseView.OutstandingView> outstanding(Measure measure, List<AttachedDocument> attached) {
        Set<String> given = attached.stream()
                .map(AttachedDocument::slot)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return measure.requiredDocuments().stream()
                .filter(required -> required.required() && !given.contains(required.slot()))
                .map(required -> new CaseView.OutstandingView(required.slot(), required.title()))
                .toList();
    }
}
