package org.huiqi.enterprise.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.huiqi.enterprise.BankAccount;
import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.enterprise.BusinessEntity;
import org.huiqi.enterprise.EntityKind;
import org.huiqi.enterprise.NewBusinessEntity;
import org.huiqi.identity.ApplicantAccounts;
import org.huiqi.identity.CurrentActor;
import org.huiqi.identity.StaffDirectory;
import org.huiqi.shared.Idempotent;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.huiqi.shared.UnifiedSocialCreditCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Enters business entities and opens accounts for their people; the security administrator's work. */
@RestController
@RequestMapping("/api/business-entities")
class RegistrationController {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");
    private static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_PASSWORD = 200;

    private final BusinessEntities entities;
    private final ApplicantAccounts accounts;
    private final StaffDirectory staff;
    private final CurrentActor currentActor;
    private final Clock clock;

    RegistrationController(
            BusinessEntities entities,
            ApplicantAccounts accounts,
            StaffDirectory staff,
            CurrentActor currentActor,
            Clock clock) {
        this.entities = entities;
        this.accounts = accounts;
        this.staff = staff;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    record EntityInput(
            @Nullable String uscc,
            @Nullable String name,
            @Nullable String kind,
            @Nullable String jurisdiction,
            @Nullable String district,
            @Nullable String bankName,
            @Nullable String accountName,
            @Nullable String accountNumber) {}

    @PostMapping
    @Idempotent
    ResponseEntity<?> register(@RequestBody EntityInput input) {
        currentActor.requireRole("secadmin");
        List<FieldProblem> errors = new ArrayList<>();
        String uscc = required(input.uscc(), "uscc", "统一社会信用代码", errors);
        String name = required(input.name(), "name", "名称", errors);
        String district = required(input.district(), "district", "所在县（市、区）", errors);
        if (!uscc.isEmpty()) {
            UnifiedSocialCreditCode.flawOf(uscc)
                    .ifPresent(flaw -> errors.add(new FieldProblem("uscc", "invalid-credit-code", flaw)));
        }
        EntityKind kind = EntityKind.find(text(input.kind())).orElse(null);
        if (kind == null) {
            errors.add(new FieldProblem("kind", "invalid", "类型应为企业（enterprise）或个体工商户（individual-business）"));
        }
        Jurisdiction jurisdiction =
                Jurisdiction.find(text(input.jurisdiction())).orElse(null);
        if (jurisdiction == null) {
            errors.add(new FieldProblem("jurisdiction", "invalid", "没有“" + text(input.jurisdiction()) + "”这个地区"));
        }
        if (!errors.isEmpty() || kind == null || jurisdiction == null) {
            throw ProblemException.refused("entity-invalid", "有" + errors.size() + "项填写有误，请更正后提交", errors);
        }
        BankAccount account = text(input.accountNumber()).isEmpty()
                ? null
                : new BankAccount(
                        text(input.bankName()),
                        text(input.accountName()).isEmpty() ? name : text(input.accountName()),
                        text(input.accountNumber()));
        long id = entities.register(new NewBusinessEntity(
                new UnifiedSocialCreditCode(uscc),
                name,
                kind,
                jurisdiction,
                district,
                false,
                account,
                LocalDate.now(clock)));
        return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", id, "uscc", uscc, "name", name));
    }

    record PlaceView(Jurisdiction id, String name, List<String> districts) {}

    /** Where a business may be registered: the governments with the names of their counties and districts. */
    @GetMapping("/places")
    List<PlaceView> places() {
        currentActor.requireStaff();
        return Arrays.stream(Jurisdiction.values())
                .filter(place -> !place.districts().isEmpty())
                .map(place -> new PlaceView(place, place.chineseName(), place.districts()))
                .toList();
    }

    record AccountInput(
            @Nullable String username,
            @Nullable String displayName,
            @Nullable String password) {}

    @PostMapping("/{id}/accounts")
    @Idempotent
    ResponseEntity<?> openAccount(@PathVariable long id, @RequestBody AccountInput input) {
        currentActor.requireRole("secadmin");
        BusinessEntity entity = entities.get(id);
        List<FieldProblem> errors = new ArrayList<>();
        String username = required(input.username(), "username", "用户名", errors);
        String displayName = required(input.displayName(), "displayName", "姓名", errors);
        String password = input.password() == null ? "" : input.password();
        if (!username.isEmpty() && !USERNAME.matcher(username).matches()) {
            errors.add(new FieldProblem("username", "invalid", "用户名为2至64位小写字母、数字、点、横线或下划线，以字母或数字开头"));
        }
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            errors.add(new FieldProblem("password", "invalid", "密码至少" + SHORTEST_PASSWORD + "位"));
        }
        if (displayName.length() > 100) {
            errors.add(new FieldProblem("displayName", "too-long", "姓名最多100字"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.refused("account-invalid", "有" + errors.size() + "项填写有误，请更正后提交", errors);
        }
        if (accounts.exists(username) || staff.find(username).isPresent()) {
            throw ProblemException.conflict("username-taken", "用户名“" + username + "”已被使用，请另取一个");
        }
        accounts.open(username, displayName, password, entity.id());
        return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("username", username, "entityId", entity.id()));
    }

    private static String required(@Nullable String value, String field, String label, List<FieldProblem> errors) {
        String text = text(value);
        if (text.isEmpty()) {
            errors.add(new FieldProblem(field, "required", "请填写" + label));
        }
        return text;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
