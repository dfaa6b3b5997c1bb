package org.huiqi.enterprise;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.jspecify.annotations.Nullable;

/** A register outside of this application that is asked about one business, such as a city's data exchange. */
public interface BusinessRegistry {

    /** What people call it, in Chinese. */
    String name();

    /**
     * What it holds of the business; empty where it does not know the code.
     *
     * @throws RegistryUnavailable where it does not answer, or not in a way that can be read
     */
    Optional<Entry> lookUp(UnifiedSocialCreditCode code);

    /**
     * What a register holds of a business.
     *
     * @param name as registered; null where the register does not tell
     * @param facts values as JSON gave them, unchecked
     */
    record Entry(@Nullable String name, List<Fact> facts) {

        public Entry {
            facts = List.copyOf(facts);
        }
    }

    /** A fact as a register tells it; {@code source} null where the vocabulary's department is meant. */
    record Fact(String name, Object value, @Nullable String source, LocalDate asOf) {}

    /** The register did not answer; {@code resting} where it was not even asked, for it failed too often lately. */
    final class RegistryUnavailable extends RuntimeException {

        private final boolean resting;

        public RegistryUnavailable(String message, boolean resting, @Nullable Throwable cause) {
            super(message, cause);
            this.resting = resting;
        }

        public boolean isResting() {
            return resting;
        }
    }
}
