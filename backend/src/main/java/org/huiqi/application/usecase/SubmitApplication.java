package org.huiqi.application.usecase;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks for a measure: what the applicant declares, shows and undertakes. */
public record SubmitApplication(
        String policyId, Map<String, Object> facts, List<DocumentInSlot> documents, List<String> undertakings) {

    /** An uploaded document and what it is meant to prove. */
    public record DocumentInSlot(UUID id, @Nullable String slot) {}
}
