-- Version 1.4.0 keeps vouchers in a service of their own; the versions before it still write this column.
ALTER TABLE orders DROP COLUMN voucher;
