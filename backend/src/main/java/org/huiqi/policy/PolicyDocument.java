package org.huiqi.policy;

import org.jspecify.annotations.Nullable;

/**
 * A document that grants measures.
 *
 * @param number the official number such as 焦政办〔2022〕17号, or null where the text at hand bears none
 * @param text path of the source text inside the policy pack, or null
 */
public record PolicyDocument(
        String id,
        String title,
        @Nullable String number,
        String issuer,
        DocumentStatus status,
        @Nullable String note,
        @Nullable String text) {

    public boolean isDraft() {
        return status != DocumentStatus.ISSUED;
    }
}
