package org.huiqi.identity.process;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.huiqi.identity.Staff;
import org.huiqi.identity.StaffDirectory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Staff as users of the engine; the group that only opens Tasklist is not one of their candidate groups. */
@Component
class EngineStaffDirectory implements StaffDirectory {

    /** Every member of staff is in it: it carries the engine rights that all share. */
    static final String ALL_STAFF = "platform.staff";

    /** Only keeps the engine's set-up page closed; nobody logs in with it. */
    private static final String SEALED_USER = "sealed";

    private final IdentityService identityService;

    EngineStaffDirectory(@Lazy IdentityService identityService) {
        this.identityService = identityService;
    }

    @Override
    public Optional<Staff> find(String username) {
        User user = identityService.createUserQuery().userId(username).singleResult();
        return user == null || username.equals(SEALED_USER) ? Optional.empty() : Optional.of(toStaff(user));
    }

    @Override
    public List<Staff> all() {
        return identityService.createUserQuery().orderByUserId().asc().list().stream()
                .filter(user -> !user.getId().equals(SEALED_USER))
                .map(this::toStaff)
                .toList();
    }

    @Override
    public List<String> membersOf(String group) {
        return identityService.createUserQuery().memberOfGroup(group).list().stream()
                .map(User::getId)
                .toList();
    }

    @Override
    public String displayName(String username) {
        User user = identityService.createUserQuery().userId(username).singleResult();
        return user == null ? username : nameOf(user);
    }

    @Override
    public boolean passwordMatches(String username, String password) {
        return identityService.checkPassword(username, password);
    }

    @Override
    public void enrol(Staff staff, String initialPassword) {
        if (identityService.createUserQuery().userId(staff.username()).count() == 0) {
            User user = identityService.newUser(staff.username());
            user.setFirstName(staff.displayName());
            user.setLastName("");
            user.setPassword(initialPassword);
            identityService.saveUser(user);
        }
        Set<String> present = groupsOf(staff.username());
        for (String group : staff.groups()) {
            if (!present.contains(group)) {
                identityService.createMembership(staff.username(), group);
            }
        }
        if (!present.contains(ALL_STAFF)) {
            identityService.createMembership(staff.username(), ALL_STAFF);
        }
    }

    private Staff toStaff(User user) {
        Set<String> groups = groupsOf(user.getId());
        groups.remove(ALL_STAFF);
        return new Staff(user.getId(), nameOf(user), groups);
    }

    private Set<String> groupsOf(String username) {
        return identityService.createGroupQuery().groupMember(username).list().stream()
                .map(Group::getId)
                .filter(id -> id.indexOf('.') > 0)
                .collect(Collectors.toSet());
    }

    private static String nameOf(User user) {
        String first = user.getFirstName() == null ? "" : user.getFirstName();
        String last = user.getLastName() == null ? "" : user.getLastName();
        return (last + first).isBlank() ? user.getId() : last + first;
    }
}
