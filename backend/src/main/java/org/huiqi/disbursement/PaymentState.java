package org.huiqi.disbursement;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** Where a payment order stands; a failed payment is prepared again and keeps its reason. */
public enum PaymentState {
    PREPARED("prepared", "待支付"),
    ISSUED("issued", "已发出，待银行回单"),
    SETTLED("settled", "已到账");

    private final String id;
    private final String chineseName;

    PaymentState(String id, String chineseName) {
        this.id = id;
        this.chineseName = chineseName;
    }

    public static Optional<PaymentState> find(String id) {
        return Arrays.stream(values()).filter(state -> state.id.equals(id)).findFirst();
    }

    public static PaymentState of(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("Unknown payment state: " + id));
    }

    @JsonValue
    public String id() {
        return id;
    }

    public String chineseName() {
        return chineseName;
    }
}
