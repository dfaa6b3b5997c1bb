package org.huiqi.document.web;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.huiqi.document.DocumentView;
import org.huiqi.document.domain.FileInspection;
import org.huiqi.document.domain.FileKind;
import org.huiqi.document.usecase.StoredDocuments;
import org.huiqi.identity.Actor;
import org.huiqi.identity.CurrentActor;
import org.huiqi.shared.Idempotent;
import org.huiqi.shared.ProblemException;
import org.huiqi.shared.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Uploads and the way back to who may see the case. */
@RestController
@RequestMapping("/api/documents")
class DocumentController {

    /** Nothing in an uploaded file runs or loads anything, even where it is opened on its own. */
    private static final String SANDBOX = "default-src 'none'; img-src 'self'; sandbox; frame-ancestors 'self'";

    /** Browsers refuse to draw a PDF in a sandboxed page, so here everything is forbidden but the viewer itself. */
    private static final String PDF_VIEWER = "default-src 'none'; object-src 'self';"
            + " style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private final StoredDocuments documents;
    private final CurrentActor currentActor;

    DocumentController(StoredDocuments documents, CurrentActor currentActor) {
        this.documents = documents;
        this.currentActor = currentActor;
    }

    record UploadedView(UUID id, String sha256, long size, String mediaType, String fileName) {}

    @Idempotent
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<UploadedView> upload(@RequestParam(value = "file", required = false) @Nullable MultipartFile file)
            throws IOException {
        Actor actor = requireLoggedIn();
        if (file == null) {
            String message = "请选择要上传的文件，并放在表单的 file 字段中";
            throw ProblemException.refused(
                    "document-missing", message, List.of(new FieldProblem("file", "required", message)));
        }
        if (file.getSize() > FileInspection.LARGEST) {
            throw ProblemException.tooLarge("document-too-large", "文件超过20MB，请压缩图片或拆分文件后重新上传", "file")
                    .with("limit", FileInspection.LARGEST)
                    .with("size", file.getSize());
        }
        String name = file.getOriginalFilename();
        DocumentView stored = documents.store(name == null ? "" : name, file.getBytes(), actor);
        return ResponseEntity.created(URI.create("/api/documents/" + stored.id()))
                .body(new UploadedView(
                        stored.id(), stored.sha256(), stored.size(), stored.mediaType(), stored.fileName()));
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> open(@PathVariable String id, @RequestParam(defaultValue = "false") String download) {
        DocumentView document = documents.findFor(parse(id), requireLoggedIn());
        boolean shown = FileKind.ofMediaType(document.mediaType())
                .filter(FileKind::isShownInline)
                .isPresent();
        boolean pdf = document.mediaType().equals(FileKind.PDF.mediaType());
        ContentDisposition.Builder disposition =
                shown && !download.equals("true") ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", pdf ? PDF_VIEWER : SANDBOX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(document.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag("\"" + document.sha256() + "\"")
                .body(documents.open(document.id()).bytes());
    }

    private Actor requireLoggedIn() {
        return currentActor.find().orElseThrow(() -> ProblemException.forbidden("login-required", "请先登录再上传或查看文件"));
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("document-not-found", "没有这个文件，或者您无权查看");
        }
    }
}
