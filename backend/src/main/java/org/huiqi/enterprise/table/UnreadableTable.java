package org.huiqi.enterprise.table;

/** A file that is no table, or one that ends to be one: a stable code and a Chinese sentence that says what to do. */
public final class UnreadableTable extends RuntimeException {

    private final String code;

    public UnreadableTable(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }

    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? code : message;
    }
}
