package org.huiqi.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huiqi.identity.Actor;
import org.huiqi.shared.ListQuery;
import org.huiqi.shared.Listing;
import org.jspecify.annotations.Nullable;

/** The measures and documents of the policy pack, each version of them. */
public interface PolicyLibrary {

    /** The current version of a measure. */
    Optional<Measure> find(String id);

    /** The current version of a measure; refuses an unknown id with 404. */
    Measure get(String id);

    /** The version that a case was accepted under; refuses an unknown one with 404. */
    Measure get(String id, int version);

    /** Every recorded version of a measure, the newest first. */
    List<MeasureVersion> versionsOf(String id);

    /** The current version of every measure, in the order of their ids. */
    List<Measure> all();

    Listing<Measure> list(MeasureFilter filter, ListQuery query);

    /** How many measures each further choice in the list would leave. */
    MeasureFacets facets(MeasureFilter filter, @Nullable String q);

    /** The decision table that belongs to this version of a measure; empty where there is nothing to compute. */
    Optional<DecisionSource> decisionOf(Measure measure);

    /** The vocabulary: every fact that some measure may ask for, with all its values. */
    List<FactDefinition> facts();

    List<PolicyDocument> documents();

    Optional<PolicyDocument> document(String id);

    /** The document of a measure. */
    PolicyDocument documentOf(Measure measure);

    /** The source text of a document, where the pack has it. */
    Optional<String> textOf(PolicyDocument document);

    Optional<DocumentConfirmation> confirmationOf(PolicyDocument document);

    /** True where the document is issued, or a draft that an administrator confirmed as issued. */
    boolean isConfirmed(PolicyDocument document);

    /** Records that a draft was issued under a number; refuses (409) a document that is none or was confirmed before. */
    void confirmDocument(String id, String documentNumber, String note, Actor by);

    /** True where a case type of this system carries applications for the measure. */
    boolean isOffered(Measure measure);

    /** True where the measure may be applied for here on that day. */
    boolean isOpen(Measure measure, LocalDate on);

    /**
     * Refuses with 422 {@code policy-not-in-force} (parameter {@code period}), {@code policy-document-not-issued},
     * {@code policy-not-offered} or {@code policy-not-payable}.
     */
    void requireOpen(Measure measure, LocalDate on);
}
