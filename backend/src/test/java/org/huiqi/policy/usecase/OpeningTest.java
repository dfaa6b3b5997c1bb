package org.huiqi.policy.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.huiqi.identity.Actor;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyDocument;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.shared.ProblemException;
import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HuiqiTest
class OpeningTest {

    private static final LocalDate DAY = LocalDate.of(2022, 6, 1);

    @Autowired
    PolicyLibrary library;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void shouldOpenADraftOnlyOnceItIsConfirmed() {
        Measure measure = library.get("pds-neeq-award");
        PolicyDocument document = library.documentOf(measure);
        // Rolled back at the end, so that other tests find the document as the demo data left it.
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("DELETE FROM policy_document_confirmation").update();
            assertThatThrownBy(() -> library.requireOpen(measure, DAY))
                    .isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(refusal.code())
                            .isEqualTo("policy-document-not-issued"));

            library.confirmDocument(document.id(), "平政办〔2022〕1号", "已印发", Actor.SYSTEM);

            library.requireOpen(measure, DAY);
            assertThatThrownBy(() -> library.confirmDocument(document.id(), "平政办〔2022〕1号", "", Actor.SYSTEM))
                    .isInstanceOf(ProblemException.class);
        });
    }

    @Test
    void shouldRefuseServicesAndIssuedDocuments() {
        assertThatThrownBy(() -> library.requireOpen(library.get("jz-listing-green-channel"), DAY))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo("policy-not-payable"));
        assertThatThrownBy(() -> library.confirmDocument("jz-sme-relief-2022-17", "x", "", Actor.SYSTEM))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void shouldNameThePeriodOfAMeasureThatIsOver() {
        Measure over = PolicyPack.fromContent("jz-neeq", 1, null, CONTENT, Set.of("jz-sme-relief-2022-17"));

        assertThatThrownBy(() -> library.requireOpen(over, LocalDate.of(2022, 7, 1)))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("policy-not-in-force");
                    assertThat(refusal.parameters().get("period"))
                            .isEqualTo(Map.of("from", "2022-01-01", "to", "2022-06-30", "applyBy", "2022-07-15"));
                    assertThat(refusal).hasMessageContaining("有效期为2022-01-01至2022-06-30");
                });
        library.requireOpen(over, LocalDate.of(2022, 6, 30));
    }

    private static final String CONTENT = """
            {"facts":[],"measure":{"id":"jz-neeq","title":"标题","summary":"一句话","jurisdiction":"jiaozuo","kind":"award",
            "handling":"listing-reward","payment":"true","applicants":["enterprise"],"departments":[],"keywords":[],
            "source":{"document":"jz-sme-relief-2022-17","clause":"一","quote":"原文"},"furtherSources":[],
            "period":{"from":"2022-01-01","to":"2022-06-30","applyBy":"2022-07-15"},"facts":[],"results":[],"cap":null,
            "caps":{"case":null,"annual":null,"applicant":null,"programme":null},"ceiling":"false","funding":[],"stages":null,
            "repeat":"once","sharedCapWith":[],"stacking":null,"remarks":[],
            "requiredDocuments":{"basis":"product-default","documents":[]}}}
            """;
}
