package org.huiqi.enterprise;

import java.time.LocalDate;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.jspecify.annotations.Nullable;

/** An entity to be entered; its district is recorded as a register fact as of {@code asOf} as well. */
public record NewBusinessEntity(
        UnifiedSocialCreditCode uscc,
        String name,
        EntityKind kind,
        Jurisdiction jurisdiction,
        String district,
        boolean invented,
        @Nullable BankAccount account,
        LocalDate asOf) {}
