package org.huiqi.application.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiqi.application.domain.FactOnRecord;
import org.huiqi.application.persistence.Drafts;
import org.huiqi.application.persistence.Drafts.Draft;
import org.huiqi.application.usecase.Verdicts;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.policy.FactDefinition;
import org.huiqi.policy.Measure;
import org.huiqi.policy.PolicyLibrary;
import org.huiqi.shared.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Half-filled applications of the applicant logged in, and what registers and earlier awards already tell of him. */
@RestController
@RequestMapping("/api")
class DraftController {

    private static final int LONGEST_DRAFT = 200_000;

    /** Kept like a draft: the answers given to the policy finder, so that they are there on another device too. */
    private static final String FINDER = "finder";

    /** Likewise a service request that is being written. */
    private static final String SERVICE_REQUEST = "service-request";

    private final Drafts drafts;
    private final PolicyLibrary policies;
    private final BusinessEntities entities;
    private final Verdicts verdicts;
    private final CurrentActor currentActor;
    private final ObjectMapper json;

    DraftController(
            Drafts drafts,
            PolicyLibrary policies,
            BusinessEntities entities,
            Verdicts verdicts,
            CurrentActor currentActor,
            ObjectMapper json) {
        this.drafts = drafts;
        this.policies = policies;
        this.entities = entities;
        this.verdicts = verdicts;
        this.currentActor = currentActor;
        this.json = json;
    }

    record DraftSummary(String id, String policyId, String policyTitle, int step, Instant updatedAt) {}

    @GetMapping("/drafts")
    List<DraftSummary> list() {
        return drafts.list(entityId()).stream()
                .filter(draft -> policies.find(draft.policyId()).isPresent())
                .map(draft -> new DraftSummary(
                        draft.policyId(),
                        draft.policyId(),
                        policies.get(draft.policyId()).title(),
                        draft.content().path("step").asInt(1),
                        draft.updatedAt()))
                .toList();
    }

    @GetMapping("/drafts/{policyId}")
    JsonNode show(@PathVariable String policyId) {
        Draft draft = drafts.find(entityId(), policyId)
                .orElseThrow(() -> ProblemException.notFound("draft-not-found", "没有这项政策的草稿"));
        return withVersion(draft.content(), draft.version());
    }

    @PutMapping("/drafts/{policyId}")
    JsonNode save(@PathVariable String policyId, @RequestBody ObjectNode content) {
        if (policyId.equals(FINDER) || policyId.equals(SERVICE_REQUEST)) {
            DraftShape.requireVersion(content);
        } else {
            DraftShape.require(policies.get(policyId), content);
        }
        if (content.toString().length() > LONGEST_DRAFT) {
            throw ProblemException.tooLarge("draft-too-large", "草稿内容过多，无法保存");
        }
        int version = content.path("version").asInt(0);
        ObjectNode kept = content.deepCopy();
        kept.remove("version");
        return withVersion(kept, drafts.save(entityId(), policyId, kept, version));
    }

    @DeleteMapping("/drafts/{policyId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String policyId) {
        drafts.delete(entityId(), policyId);
    }

    record KnownFact(String name, String label, Object value, String text, String source, java.time.LocalDate asOf) {}

    @GetMapping("/my/register-facts")
    List<KnownFact> registerFacts(@RequestParam String policyId) {
        Measure measure = policies.get(policyId);
        long entityId = entityId();
        Map<String, FactOnRecord> known = new HashMap<>(verdicts.onRecord(measure, entities.get(entityId)));
        known.putAll(verdicts.fromAwards(measure, entityId));
        return measure.facts().stream()
                .filter(fact -> known.containsKey(fact.name()))
                .map(fact -> knownFact(fact, java.util.Objects.requireNonNull(known.get(fact.name()))))
                .toList();
    }

    private static KnownFact knownFact(FactDefinition fact, FactOnRecord known) {
        return new KnownFact(
                fact.name(),
                fact.label(),
                known.value(),
                CaseTexts.value(fact, known.value()),
                known.source(),
                known.asOf());
    }

    private JsonNode withVersion(JsonNode content, int version) {
        ObjectNode answer = json.createObjectNode();
        if (content instanceof ObjectNode object) {
            answer.setAll(object);
        }
        answer.put("version", version);
        return answer;
    }

    private long entityId() {
        Actor applicant = currentActor.requireApplicant();
        Long entityId = applicant.entityId();
        if (entityId == null) {
            throw ProblemException.forbidden("applicant-only", "请用企业或个体工商户账号登录后办理");
        }
        return entityId;
    }
}
