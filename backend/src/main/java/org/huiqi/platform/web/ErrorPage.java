package org.huiqi.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the container answers where no controller was reached: the same shape as everywhere, and nothing of the inside. */
@RestController
class ErrorPage implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<Problem> error(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        return switch (status) {
            case 401 -> Problem.of(401, "not-logged-in", "请先登录").toResponse();
            case 403 -> Problem.of(403, "forbidden", "您没有这项权限").toResponse();
            case 404 -> Problem.of(404, "not-found", "没有这个地址，请检查链接").toResponse();
            case 405 -> Problem.of(405, "http-405", "这个地址不支持该操作").toResponse();
            default ->
                Problem.of(status, "http-" + status, status >= 500 ? "系统出错，请稍后重试" : "请求无法处理，请检查后重试")
                        .toResponse();
        };
    }
}
