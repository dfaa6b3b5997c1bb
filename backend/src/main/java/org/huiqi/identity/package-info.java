/**
 * Decides who someone is: applicants (own table), staff (the engine's identity service), authorities and roles.
 * It leaves what a person may see of a case to the module that owns the case.
 * It publishes {@link org.huiqi.identity.SignedIn} and {@link org.huiqi.identity.SignInRefused}.
 */
@NullMarked
package org.huiqi.identity;

import org.jspecify.annotations.NullMarked;
