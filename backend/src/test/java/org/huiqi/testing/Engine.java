package org.huiqi.testing;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Runs the engine's jobs by hand, so that a test decides when time passes. */
@Component
public class Engine {

    private final ManagementService management;
    private final RuntimeService runtime;

    Engine(ManagementService management, RuntimeService runtime) {
        this.management = management;
        this.runtime = runtime;
    }

    /** Runs what the case has to do at once, until nothing is left but timers. */
    public void runAsyncJobs(String caseNumber) {
        for (int round = 0; round < 20; round++) {
            List<Job> jobs = jobs(caseNumber).stream()
                    .filter(job -> job.getDuedate() == null)
                    .toList();
            if (jobs.isEmpty()) {
                return;
            }
            jobs.forEach(job -> management.executeJob(job.getId()));
        }
        throw new IllegalStateException("Jobs without end in " + caseNumber);
    }

    /** Fires the timers of one kind of activity, such as the end of a public notice. */
    public void fireTimer(String caseNumber, String activityId) {
        List<Job> timers = jobs(caseNumber).stream()
                .filter(job -> job.getDuedate() != null)
                .filter(job -> activityId.equals(management
                        .createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult()
                        .getActivityId()))
                .toList();
        if (timers.isEmpty()) {
            throw new IllegalStateException("No timer " + activityId + " in " + caseNumber);
        }
        timers.forEach(job -> management.executeJob(job.getId()));
        runAsyncJobs(caseNumber);
    }

    private List<Job> jobs(String caseNumber) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).list().stream()
                .map(ProcessInstance::getId)
                .flatMap(id -> management.createJobQuery().processInstanceId(id).list().stream())
                .toList();
    }
}
