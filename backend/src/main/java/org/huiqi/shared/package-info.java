/**
 * Values that every module speaks: money, dates, jurisdictions, case numbers, problems.
 * It decides nothing about a case and knows no other module.
 * It publishes no events.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package org.huiqi.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
