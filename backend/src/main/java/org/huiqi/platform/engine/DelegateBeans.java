package org.huiqi.platform.engine;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.function.SingletonSupplier;

/**
 * The only beans that a model's expressions can name: delegates and listeners. Data source, environment and services stay out
 * of reach. Beans are looked up when they are first asked for, since delegates themselves need the engine.
 */
final class DelegateBeans extends AbstractMap<Object, Object> {

    private final ListableBeanFactory beans;
    private final SingletonSupplier<Set<String>> names;

    DelegateBeans(ListableBeanFactory beans) {
        this.beans = beans;
        this.names = SingletonSupplier.of(() -> {
            Set<String> found = new HashSet<>();
            for (Class<?> type : new Class<?>[] {JavaDelegate.class, ExecutionListener.class, TaskListener.class}) {
                found.addAll(Set.of(beans.getBeanNamesForType(type, true, false)));
            }
            return Set.copyOf(found);
        });
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name instanceof String && names.obtain().contains(name);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return containsKey(name) ? beans.getBean((String) name) : null;
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<Object, Object>> iterator() {
                return names.obtain().stream()
                        .<Map.Entry<Object, Object>>map(name -> Map.entry(name, beans.getBean(name)))
                        .iterator();
            }

            @Override
            public int size() {
                return names.obtain().size();
            }
        };
    }
}
