package org.huiqi.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.reflect.MethodSignature;
import org.huiqi.identity.CurrentActor;
import org.huiqi.shared.Idempotent;
import org.huiqi.shared.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.multipart.MultipartFile;

/**
 * Runs a method marked {@link Idempotent} and the record of its key in one transaction. Of two requests with one key that
 * arrive together the second waits on the first's row and then answers as the first did.
 */
@Aspect
@Component
@Order(0)
class IdempotencyAspect {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;
    private final CurrentActor currentActor;

    IdempotencyAspect(
            JdbcClient jdbc, PlatformTransactionManager transactions, ObjectMapper json, CurrentActor currentActor) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.currentActor = currentActor;
    }

    private record Stored(
            String operation,
            String bodyHash,
            int status,
            @Nullable String response) {}

    /** Carries a checked exception through the transaction template. */
    private static final class Wrapped extends RuntimeException {
        private Wrapped(Throwable cause) {
            super(cause);
        }
    }

    @Around("@annotation(idempotent)")
    Object once(ProceedingJoinPoint call, Idempotent idempotent) throws Throwable {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        String key = request.getHeader("Idempotency-Key");
        try {
            if (key == null || key.isBlank()) {
                return inTransaction(call);
            }
            if (key.length() > 200) {
                throw ProblemException.malformed("malformed-idempotency-key", "Idempotency-Key 最长200个字符");
            }
            return withKey(call, request, key.strip());
        } catch (Wrapped wrapped) {
            throw wrapped.getCause() == null ? wrapped : wrapped.getCause();
        }
    }

    private Object withKey(ProceedingJoinPoint call, HttpServletRequest request, String key) {
        String actor = currentActor.find().map(person -> person.username()).orElse("anonymous");
        String operation = request.getMethod() + " " + request.getRequestURI();
        String bodyHash = sha256(bodyOf(call));
        Optional<Stored> before = find(actor, key);
        if (before.isPresent()) {
            return replay(before.get(), operation, bodyHash);
        }
        try {
            Object answer = transaction.execute(status -> {
                insert(actor, key, operation, bodyHash);
                Object result = proceed(call);
                complete(actor, key, result);
                return result;
            });
            return java.util.Objects.requireNonNull(answer);
        } catch (DuplicateKeyException e) {
            // Either the key was taken by a request that was on its way, or the work itself hit a unique rule.
            Stored first = find(actor, key).orElseThrow(() -> e);
            return replay(first, operation, bodyHash);
        }
    }

    private Object inTransaction(ProceedingJoinPoint call) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> proceed(call)));
    }

    private static Object proceed(ProceedingJoinPoint call) {
        try {
            return call.proceed();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new Wrapped(e);
        }
    }

    private Optional<Stored> find(String actor, String key) {
        return jdbc.sql("""
                        SELECT operation, body_sha256, status, response FROM idempotency_record
                        WHERE actor = :actor AND key = :key AND status IS NOT NULL
                        """)
                .param("actor", actor)
                .param("key", key)
                .query((row, n) -> new Stored(
                        row.getString("operation"),
                        row.getString("body_sha256"),
                        row.getInt("status"),
                        row.getString("response")))
                .optional();
    }

    private void insert(String actor, String key, String operation, String bodyHash) {
        jdbc.sql("""
                        INSERT INTO idempotency_record (actor, key, operation, body_sha256)
                        VALUES (:actor, :key, :operation, :hash)
                        """)
                .param("actor", actor)
                .param("key", key)
                .param("operation", operation)
                .param("hash", bodyHash)
                .update();
    }

    private void complete(String actor, String key, Object result) {
        ResponseEntity<?> response = result instanceof ResponseEntity<?> entity ? entity : ResponseEntity.ok(result);
        jdbc.sql("""
                        UPDATE idempotency_record SET status = :status, response = :response
                        WHERE actor = :actor AND key = :key
                        """)
                .param("status", response.getStatusCode().value())
                .param("response", response.getBody() == null ? null : write(response.getBody()))
                .param("actor", actor)
                .param("key", key)
                .update();
    }

    private ResponseEntity<?> replay(Stored first, String operation, String bodyHash) {
        if (!first.operation().equals(operation) || !first.bodyHash().equals(bodyHash)) {
            throw ProblemException.conflict("idempotency-key-reused", "同一个提交编号（Idempotency-Key）已用于另一份内容，请刷新页面后重新提交");
        }
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(first.status()).contentType(MediaType.APPLICATION_JSON);
        return first.response() == null ? answer.build() : answer.body(read(first.response()));
    }

    private String bodyOf(ProceedingJoinPoint call) {
        var parameters = ((MethodSignature) call.getSignature()).getMethod().getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].isAnnotationPresent(RequestBody.class)) {
                return write(call.getArgs()[i]);
            }
            if (call.getArgs()[i] instanceof MultipartFile file) {
                return file.getOriginalFilename() + "\n" + sha256(bytesOf(file));
            }
        }
        return "";
    }

    private String write(@Nullable Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer cannot be written as JSON", e);
        }
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored answer is not JSON", e);
        }
    }

    private static byte[] bytesOf(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
