package org.huiqi.enterprise;

import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.jspecify.annotations.Nullable;

/** An enterprise or individual business; {@code invented} marks demo data that no register knows. */
public record BusinessEntity(
        long id,
        UnifiedSocialCreditCode uscc,
        String name,
        EntityKind kind,
        Jurisdiction jurisdiction,
        String district,
        boolean invented,
        @Nullable BankAccount account) {}
