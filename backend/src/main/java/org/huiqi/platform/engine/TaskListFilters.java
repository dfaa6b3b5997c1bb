package org.huiqi.platform.engine;

import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.query.Query;
import org.huiqi.identity.ActorKind;
import org.huiqi.identity.SignedIn;
import org.huiqi.identity.Staff;
import org.huiqi.identity.StaffDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The lists on the left of Tasklist: 我的待办 for each person, 本单位待领 and 已超期 for all. Expressions in stored queries run
 * code and are switched off, so the person and the present time stand in the queries as plain values; the time is moved on
 * every minute.
 */
@Component
public class TaskListFilters {

    private static final String MINE = "我的待办";
    private static final String UNCLAIMED = "本单位待领";
    private static final String OVERDUE = "已超期";

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final StaffDirectory staff;
    private final Clock clock;

    TaskListFilters(
            FilterService filters,
            TaskService tasks,
            AuthorizationService authorizations,
            StaffDirectory staff,
            Clock clock) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.staff = staff;
        this.clock = clock;
    }

    void establish() {
        if (find(UNCLAIMED, null) == null) {
            Filter filter = save(
                    UNCLAIMED,
                    "本单位可以签收、还没有人办理的任务",
                    20,
                    "#1D5FBF",
                    tasks.createTaskQuery().taskUnassigned().withCandidateGroups());
            allow(filter, null);
        }
        if (find(OVERDUE, null) == null) {
            allow(save(OVERDUE, "已经超过办理期限的任务", 30, "#B42318", overdue()), null);
        }
        staff.all().forEach(this::establishFor);
    }

    /** Gives the person his own list; nobody else sees it. */
    public void establishFor(Staff person) {
        if (find(MINE, person.username()) != null) {
            return;
        }
        Filter filter = save(
                MINE, "我已签收、等我办理的任务", 10, "#067647", tasks.createTaskQuery().taskAssignee(person.username()));
        filter.setOwner(person.username());
        filters.saveFilter(filter);
        allow(filter, person.username());
    }

    /** Whoever the security administrator has entered since the start finds his list at his first log-in. */
    @EventListener
    void on(SignedIn event) {
        if (event.kind() == ActorKind.STAFF) {
            staff.find(event.username()).ifPresent(this::establishFor);
        }
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void moveOverdueOn() {
        Filter filter = find(OVERDUE, null);
        if (filter != null) {
            filter.setQuery(overdue());
            filters.saveFilter(filter);
        }
    }

    private Query<?, ?> overdue() {
        return tasks.createTaskQuery().dueBefore(Date.from(clock.instant()));
    }

    private @Nullable Filter find(String name, @Nullable String owner) {
        var query =
                filters.createFilterQuery().filterResourceType(EntityTypes.TASK).filterName(name);
        return (owner == null ? query : query.filterOwner(owner))
                .list().stream().findFirst().orElse(null);
    }

    private Filter save(String name, String description, int priority, String color, Query<?, ?> query) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("description", description);
        properties.put("priority", priority);
        properties.put("color", color);
        properties.put("refresh", true);
        return filters.saveFilter(
                filters.newTaskFilter(name).setProperties(properties).setQuery(query));
    }

    private void allow(Filter filter, @Nullable String username) {
        Authorization authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        if (username == null) {
            authorization.setGroupId(EngineRights.ALL_STAFF);
        } else {
            boolean present = authorizations
                            .createAuthorizationQuery()
                            .userIdIn(username)
                            .resourceType(Resources.FILTER)
                            .resourceId(filter.getId())
                            .count()
                    > 0;
            if (present) {
                return;
            }
            authorization.setUserId(username);
        }
        authorization.setResource(Resources.FILTER);
        authorization.setResourceId(filter.getId());
        authorization.addPermission(Permissions.READ);
        authorizations.saveAuthorization(authorization);
    }
}
