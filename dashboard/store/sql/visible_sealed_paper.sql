  and seal_id in (select seal_id from ({visible_seal}))
