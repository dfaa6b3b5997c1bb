package org.huiqi.enterprise;

/** Where an entity is paid. The full number is for the payment file only: everything shown to people uses {@link #maskedNumber}. */
public record BankAccount(String bankName, String accountName, String accountNumber) {

    /** All but the last four digits hidden. */
    public String maskedNumber() {
        int shown = Math.min(4, accountNumber.length() / 2);
        return "**** " + accountNumber.substring(accountNumber.length() - shown);
    }

    /** Never prints the number, so that it cannot slip into a log. */
    @Override
    public String toString() {
        return "BankAccount[" + maskedNumber() + "]";
    }
}
