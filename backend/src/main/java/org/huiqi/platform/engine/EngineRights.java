package org.huiqi.platform.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.huiqi.identity.AuthorityDirectory;
import org.springframework.stereotype.Component;

/**
 * The engine's groups and the few coarse rights they have. A task's own group gets its rights with the task; nobody is
 * camunda-admin, nobody may deploy, start or modify.
 */
@Component
public class EngineRights {

    /** Every member of staff is in it: it opens Tasklist and lets him read what his tasks stand in. */
    static final String ALL_STAFF = "platform.staff";

    static final String SEALED_USER = "sealed";

    private final IdentityService identityService;
    private final AuthorizationService authorizationService;
    private final AuthorityDirectory authorities;

    EngineRights(
            IdentityService identityService,
            AuthorizationService authorizationService,
            AuthorityDirectory authorities) {
        this.identityService = identityService;
        this.authorizationService = authorizationService;
        this.authorities = authorities;
    }

    /** Creates what is missing; what stands is left as it is. */
    public void establish() {
        sealSetup();
        group(ALL_STAFF, "全体工作人员");
        Set<String> present = identityService.createGroupQuery().list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        authorities.groups().stream()
                .filter(id -> !present.contains(id))
                .forEach(id -> create(id, authorities.groupName(id)));

        grant(ALL_STAFF, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grant(ALL_STAFF, Resources.PROCESS_DEFINITION, ANY, Permissions.READ);

        grant("platform.sysadmin", Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(
                "platform.sysadmin",
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.RETRY_JOB,
                ProcessDefinitionPermissions.UPDATE_INSTANCE);
        grant(
                "platform.sysadmin",
                Resources.PROCESS_INSTANCE,
                ANY,
                ProcessInstancePermissions.READ,
                ProcessInstancePermissions.RETRY_JOB,
                ProcessInstancePermissions.UPDATE);
        grant("platform.sysadmin", Resources.DEPLOYMENT, ANY, Permissions.READ);
        grant("platform.sysadmin", Resources.DECISION_DEFINITION, ANY, Permissions.READ);
        grant("platform.sysadmin", Resources.BATCH, ANY, BatchPermissions.READ);

        grant("platform.secadmin", Resources.APPLICATION, "admin", Permissions.ACCESS);
        grant("platform.secadmin", Resources.USER, ANY, Permissions.ALL);
        grant("platform.secadmin", Resources.GROUP, ANY, Permissions.READ);
        grant("platform.secadmin", Resources.GROUP_MEMBERSHIP, ANY, Permissions.ALL);

        grant("platform.auditor", Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant("platform.auditor", Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ_INSTANCE);
        grant("platform.auditor", Resources.OPERATION_LOG_CATEGORY, ANY, UserOperationLogCategoryPermissions.READ);
        for (String role : List.of("platform.designer", "platform.releaser", "platform.auditor")) {
            grant(role, Resources.DECISION_DEFINITION, ANY, Permissions.READ);
            grant(role, Resources.DEPLOYMENT, ANY, Permissions.READ);
        }
    }

    /**
     * As long as its administrators' group is empty, the engine leads every visitor to a page that makes him administrator. This
     * member has a password that nobody knows and may not log in.
     */
    private void sealSetup() {
        group(Groups.CAMUNDA_ADMIN, "封存");
        if (identityService.createUserQuery().userId(SEALED_USER).count() == 0) {
            byte[] password = new byte[32];
            new SecureRandom().nextBytes(password);
            User user = identityService.newUser(SEALED_USER);
            user.setFirstName("封存账号");
            user.setLastName("");
            user.setPassword("Aa1!" + HexFormat.of().formatHex(password));
            identityService.saveUser(user);
            identityService.createMembership(SEALED_USER, Groups.CAMUNDA_ADMIN);
        }
    }

    private void group(String id, String name) {
        if (identityService.createGroupQuery().groupId(id).count() == 0) {
            create(id, name);
        }
    }

    private void create(String id, String name) {
        Group group = identityService.newGroup(id);
        group.setName(name);
        group.setType("HUIQI");
        identityService.saveGroup(group);
    }

    /** Grants to a group; a grant that exists is left alone. */
    public void grant(String groupId, Resource resource, String resourceId, Permission... permissions) {
        Authorization present = authorizationService
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(groupId)
                .resourceType(resource)
                .resourceId(resourceId)
                .singleResult();
        if (present != null && Arrays.stream(permissions).allMatch(present::isPermissionGranted)) {
            return;
        }
        Authorization authorization =
                present != null ? present : authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(groupId);
        authorization.setResource(resource);
        authorization.setResourceId(resourceId);
        authorization.setPermissions(permissions);
        authorizationService.saveAuthorization(authorization);
    }
}
