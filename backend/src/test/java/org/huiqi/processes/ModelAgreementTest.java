package org.huiqi.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What models, forms, step plans and code must agree on, for every case type. */
class ModelAgreementTest {

    private static final Pattern ELEMENT_ID = Pattern.compile(
            "\"((?:userTask|serviceTask|businessRuleTask|gateway|eventBasedGateway|startEvent|endEvent|catchEvent|eventSubProcess|flow)_\\w+)\"");
    private static final Set<String> TIME_UNITS = Set.of("month", "working-day", "day", "hour");
    private static final Set<String> CODES = Set.of("pds", "jz", "hn");

    private final Map<String, CaseType> caseTypes = caseTypes();

    @Test
    void shouldSeeTheCaseTypes() {
        assertThat(caseTypes.keySet()).contains("listingReward", "serviceRequest13710");
    }

    @Test
    void shouldNameTheFileAfterTheProcess() {
        caseTypes.forEach(
                (processId, caseType) -> assertThat(caseType.fileName()).isEqualTo(processId + ".bpmn"));
    }

    @Test
    void shouldHaveTheFormOfEachUserTask() {
        caseTypes.forEach((processId, caseType) -> {
            Set<String> referenced = caseType.all(UserTask.class).stream()
                    .map(task -> task.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formRef"))
                    .collect(Collectors.toSet());
            assertThat(caseType.formIds()).as(processId).containsExactlyInAnyOrderElementsOf(referenced);
        });
    }

    @Test
    void shouldPlanExactlyTheUserTasksAndWaitStatesOfTheModel() {
        caseTypes.forEach((processId, caseType) -> {
            assertThat(caseType.plan().userTasks())
                    .as(processId)
                    .containsExactlyInAnyOrderElementsOf(ids(caseType.all(UserTask.class)));
            assertThat(caseType.plan().waits())
                    .as(processId)
                    .containsExactlyInAnyOrderElementsOf(ids(caseType.all(EventBasedGateway.class)));
        });
    }

    @Test
    void shouldCallAStepInThePlanAsInTheModel() {
        caseTypes.forEach((processId, caseType) -> caseType.all(UserTask.class)
                .forEach(task -> assertThat(StepPlanFile.value(caseType.plan().step(task.getId()), "label"))
                        .isEqualTo(task.getName())));
    }

    @Test
    void shouldPlanWhoActsUntilWhenAndWhatTheApplicantSees() {
        caseTypes.forEach((processId, caseType) -> {
            StepPlanFile plan = caseType.plan();
            for (String task : plan.userTasks()) {
                Map<String, Object> step = plan.step(task);
                assertThat(StepPlanFile.value(step, "plain").toString())
                        .as(task)
                        .isNotBlank();
                assertThat(StepPlanFile.value(step, "who").toString()).as(task).isNotBlank();
                assertThat(plan.applicantSteps()).as(task).contains((String) step.get("applicantStep"));
                assertThat(hours(StepPlanFile.map(step, "timeLimit")))
                        .as(task + ": reminded after it opened and before it is due")
                        .isGreaterThan(hours(StepPlanFile.map(step, "remindBefore")));
                assertThat(step.containsKey("decisions")).as(task).isEqualTo(plan.approval(task));
                for (String signer : StepPlanFile.strings(step, "signers")) {
                    assertThat(signer)
                            .as(task)
                            .matches(
                                    "(\\{code}-[a-z]+(-[a-z]+)*|\\{responsible}|\\{support})\\.(acceptor|reviewer|approver|payer|supervisor)");
                }
            }
            for (String wait : plan.waits()) {
                assertThat(plan.applicantSteps()).as(wait).contains((String)
                        plan.waitState(wait).get("applicantStep"));
            }
        });
    }

    @Test
    void shouldSayWhereToAppealInEachJurisdiction() {
        // A service request ends without a decision that could be appealed against.
        Map<String, CaseType> deciding = new TreeMap<>(caseTypes);
        deciding.remove("serviceRequest13710");
        deciding.forEach((processId, caseType) -> assertThat(StepPlanFile.map(
                                StepPlanFile.map(
                                        StepPlanFile.map(caseType.plan().content(), "appeal"), "reconsideration"),
                                "toByJurisdiction")
                        .keySet())
                .as(processId)
                .isEqualTo(CODES));
    }

    @Test
    void shouldKnowEveryElementThatTheCodeNames() {
        Set<String> known = caseTypes.values().stream()
                .flatMap(caseType -> caseType.all(BaseElement.class).stream())
                .map(BaseElement::getId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        assertThat(known).contains("userTask_reviewApplication");

        Set<String> named = new TreeSet<>();
        for (String source : sources()) {
            Matcher matcher = ELEMENT_ID.matcher(source);
            while (matcher.find()) {
                named.add(matcher.group(1));
            }
        }

        assertThat(known).as("element ids in the code").containsAll(named);
    }

    private static List<String> ids(Collection<? extends BaseElement> elements) {
        return elements.stream().map(BaseElement::getId).toList();
    }

    private static double hours(Map<String, Object> duration) {
        String unit = (String) StepPlanFile.value(duration, "unit");
        assertThat(TIME_UNITS).contains(unit);
        double length = ((Number) StepPlanFile.value(duration, "length")).doubleValue();
        assertThat(length).isPositive();
        return switch (unit) {
            case "hour" -> length;
            case "month" -> length * 28 * 24;
            default -> length * 24;
        };
    }

    private static List<String> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> sources = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.add(Files.readString(file));
            }
            assertThat(sources).isNotEmpty();
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, CaseType> caseTypes() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:huiqi/**/*.bpmn"))
                    .map(CaseType::read)
                    .collect(Collectors.toMap(CaseType::processId, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record CaseType(String fileName, BpmnModelInstance model, StepPlanFile plan, Set<String> formIds) {

        private static final ObjectMapper JSON = new ObjectMapper();

        static CaseType read(Resource bpmn) {
            try {
                String folder = bpmn.getURL().toString();
                folder = folder.substring(folder.lastIndexOf("/huiqi/") + 1, folder.lastIndexOf('/') + 1);
                Set<String> formIds = new HashSet<>();
                for (Resource form : new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:" + folder + "forms/*.form")) {
                    formIds.add(JSON.readTree(form.getInputStream()).path("id").asText());
                }
                return new CaseType(
                        String.valueOf(bpmn.getFilename()),
                        Bpmn.readModelFromStream(bpmn.getInputStream()),
                        StepPlanFile.read(folder + "steps.yaml"),
                        formIds);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String processId() {
            return all(Process.class).iterator().next().getId();
        }

        <T extends BaseElement> Collection<T> all(Class<T> type) {
            return model.getModelElementsByType(type);
        }
    }
}
